import { type RefObject, useLayoutEffect, useState } from 'react'

/** The height of a table row in pixels, as the tokens make it: density and zoom are followed. `scroller` is where the rows stand. */
export function useRowHeight(scroller: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(1)
  useLayoutEffect(() => {
    const place = scroller.current ?? document.body
    const probe = document.createElement('div')
    probe.className = 'row-probe'
    place.append(probe)
    const measure = (): void => setHeight(Math.max(1, probe.getBoundingClientRect().height))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(probe)
    return () => {
      observer.disconnect()
      probe.remove()
    }
  }, [scroller])
  return height
}
