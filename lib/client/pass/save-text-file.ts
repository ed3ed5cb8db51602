/** Gives a text made on this page to the browser's own download. */
export function saveTextFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after the click; a minute is ample and the memory comes back.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
