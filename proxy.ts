import { NextResponse, type NextRequest } from 'next/server';

/** Only addresses with an escape come here; the framework answers 500 to broken ones. */
export const config = { matcher: ['/(.*%.*)'] };

/** A percent escape that is no UTF-8 names no page: the person is told so, with 400. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname } = new URL(request.url);
  try {
    decodeURIComponent(pathname);
    return NextResponse.next();
  } catch {
    return new NextResponse('This address is malformed; check it or start at the first page.\n', {
      status: 400,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  }
}
