/** Hands a file to the browser to be saved under that name. */
export function saveFile(name: string, content: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser still reads from the address for a moment after the click.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
