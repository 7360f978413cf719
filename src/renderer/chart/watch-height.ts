/** Tells the height of an element in pixels, at once and whenever it changes. Returns the function that stops. */
export function watchHeight(element: HTMLElement | null, onHeight: (px: number) => void): () => void {
  if (element === null) return () => undefined
  let told = element.offsetHeight
  onHeight(told)
  // An observer's first word repeats what was just told.
  const observer = new ResizeObserver(() => {
    if (element.offsetHeight === told) return
    told = element.offsetHeight
    onHeight(told)
  })
  observer.observe(element)
  return () => observer.disconnect()
}
