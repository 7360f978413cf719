/** What the page behind every window provides, Electron and Chromium alike. A frame is ONE JSON text. */
export interface Host {
  send(frame: string): void
  /** Returns the function that stops listening. */
  onFrame(listener: (frame: string) => void): () => void
  /** A reference the host minted for a file the user chose; null when the file has no place on this disk. */
  fileRef(file: File): Promise<string | null>
}

declare global {
  interface Window {
    readonly desk?: Host
  }
}
