const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#0d6b7a"/><path d="M5 14c2.3-2.8 4.4-2.8 6.6-.7s4.4 2 6.9-.6" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round"/></svg>';

/** Data URL, as the wallet standard asks. */
export const walletIcon = `data:image/svg+xml;base64,${btoa(icon)}` as const;
