/** Hands a file to the browser to be saved under that name. */
export function saveFile(name: string, content: string, type: string): void {
  saveBlob(name, new Blob([content], { type }));
}

/** The same of what is no text. */
export function saveBlob(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser still reads from the address for a moment after the click.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
