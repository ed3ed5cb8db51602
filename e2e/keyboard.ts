import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any page has before the one that is looked for. */
const MAX_STOPS = 160;

/** Presses Tab until `target` has the focus; what has it on the way must show that. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MAX_STOPS; stop += 1) {
    if (await hasFocus(target)) break;
    await page.keyboard.press('Tab');
    // Borders fade in.
    await expect.poll(() => unmarkedFocus(page), { message: 'the focus shows' }).toBeNull();
  }
  await expect(target).toBeFocused();
}

/** Goes to `target` by Tab and presses Enter on it. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Something within `box` has the focus. */
export async function expectFocusWithin(box: Locator): Promise<void> {
  await expect
    .poll(() => box.evaluate((element) => element.contains(document.activeElement)))
    .toBe(true);
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** Markup of the focused element where nothing on the page shows the focus, else null. */
function unmarkedFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return null;
    const tide = document.createElement('i');
    tide.style.color = 'var(--tide)';
    document.body.append(tide);
    const mark = getComputedStyle(tide).color;
    tide.remove();
    // A radio or a card's link is marked by the label or card around it.
    const carriers = [focused, focused.closest('label'), focused.closest('article')];
    const isMarked = carriers.some((carrier) => {
      if (carrier === null) return false;
      const styles = [getComputedStyle(carrier), getComputedStyle(carrier, '::after')];
      return styles.some(
        (style) =>
          (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) ||
          style.borderTopColor === mark,
      );
    });
    return isMarked ? null : focused.outerHTML.slice(0, 200);
  });
}
