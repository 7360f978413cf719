/** Tells the height of an element, in pixels, at first and whenever it changes. Returns the function that stops. */
export function watchHeight(element: HTMLElement | null, onHeight: (px: number) => void): () => void {
  if (element === null) return () => undefined
  const observer = new ResizeObserver(() => onHeight(element.offsetHeight))
  observer.observe(element)
  return () => observer.disconnect()
}
