import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 844 };
/** What can differ between two looks of one view: colours by scheme, all else by width. */
const colours = ['color-contrast'];

/**
 * Expects no violation of axe in this view once `content` shows and nothing is loading: every rule
 * wide and light and narrow and dark, the colours also wide and dark.
 */
export async function expectAccessible(page: Page, view: string, content: Locator): Promise<void> {
  await expect(content.first(), view).toBeVisible();
  await expect(page.locator('.animate-shimmer'), `${view}: still loading`).toHaveCount(0);
  // Colours are read in the middle of a fade otherwise.
  await page.addStyleTag({ content: '* { transition: none !important; }' });
  const found: string[] = [];
  const look = async (scheme: 'light' | 'dark', rules?: string[]) => {
    await page.emulateMedia({ colorScheme: scheme });
    // Without frames there is nothing that would need the slower way by a second page.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
    const width = page.viewportSize()?.width;
    for (const { id, help, nodes } of violations) {
      for (const { html, any } of nodes) {
        const why = any.map(({ message }) => message).join(' ');
        found.push(`${view}, ${width} px, ${scheme}: ${id} (${help}) ${html} ${why}`);
      }
    }
  };
  await page.setViewportSize(wide);
  await look('light');
  await look('dark', colours);
  await page.setViewportSize(narrow);
  await look('dark');
  await page.setViewportSize(wide);
  expect.soft(found.join('\n'), view).toBe('');
}
