import { defineConfig } from 'prisma/config';

/** Only for Prisma's own commands; the product reads its configuration in `lib/config`. */
export default defineConfig({ schema: 'prisma/schema.prisma' });
