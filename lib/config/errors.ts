/** For `lib/db`, whose only arrow goes to this folder. */
export { TidemarkError } from '@/lib/domain';
