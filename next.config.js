/**
 * Headers and the few packages that must stay outside the server bundle. Key servers and storage
 * nodes publish their addresses on chain, so `connect-src` allows https and, for the embedded
 * network, the loopback interface; nothing else may be contacted.
 */
const isDevelopment = process.env.NODE_ENV === 'development';
const loopback = 'http://127.0.0.1:* http://localhost:*';

const contentSecurityPolicy = [
  "default-src 'self'",
  // React needs eval for its stack traces in development only; ONNX and Walrus need WebAssembly.
  `script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'${isDevelopment ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src 'self' https: ${loopback}${isDevelopment ? ' ws:' : ''}`,
  `worker-src 'self'${isDevelopment ? ' blob:' : ''}`,
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const securityHeaders = [
  { key: 'Content-Security-Policy', value: contentSecurityPolicy },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
  // Pop-up wallets need their opener.
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin-allow-popups' },
];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run verify` checks types; a build on a visitor's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@mysten/walrus', '@prisma/client', 'onnxruntime-web', 'pg'],
  experimental: { optimizePackageImports: ['lucide-react', 'radix-ui'] },
  turbopack: {
    resolveAlias: { 'poseidon-lite': { browser: './lib/client/poseidon-absent.ts' } },
  },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default config;
