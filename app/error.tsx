'use client';

import { PageFailure } from '@/components/shell/page-failure';

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return <PageFailure retry={reset} />;
}
