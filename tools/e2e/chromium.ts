import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const INSTALL_TIMEOUT_MS = 5 * 60_000;

/**
 * The path of a real Chromium: Playwright's own if present, else the system's, else installed by
 * Playwright, else (root on Debian) by apt. Throws with what to do when none can be had.
 */
export function findChromium(): string {
  return (
    present() ??
    afterInstalling(process.execPath, [
      'node_modules/@playwright/test/cli.js',
      'install',
      'chromium',
    ]) ??
    afterApt() ??
    fail()
  );
}

function present(): string | undefined {
  return [chromium.executablePath(), ...systemBrowsers].find((path) => existsSync(path));
}

function afterInstalling(command: string, args: string[]): string | undefined {
  try {
    console.log(`No Chromium here; trying: ${command} ${args.join(' ')}`);
    execFileSync(command, args, { stdio: 'inherit', timeout: INSTALL_TIMEOUT_MS });
  } catch (error) {
    console.log(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
  }
  return present();
}

function afterApt(): string | undefined {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined;
  afterInstalling('/usr/bin/apt-get', ['update']);
  return afterInstalling('/usr/bin/apt-get', [
    'install',
    '-y',
    '--no-install-recommends',
    'chromium',
  ]);
}

function fail(): never {
  throw new Error(
    'The browser tests need Chromium. Install it (Debian: apt-get install chromium) and run again.',
  );
}
