export const tourStorageKey = 'tidemark-first-steps';

/** Runs in the head before the first paint, so that closed first steps never flash. */
export const tourScript = `try{if(localStorage.getItem('${tourStorageKey}')==='closed')document.documentElement.dataset.firstSteps='closed'}catch{}`;

/** Hides the first steps in this browser from now on. */
export function closeTour(): void {
  document.documentElement.dataset.firstSteps = 'closed';
  try {
    localStorage.setItem(tourStorageKey, 'closed');
  } catch {
    // Storage is switched off: closed until the page is loaded anew.
  }
}
