import { readFileSync, writeFileSync } from 'node:fs'

export interface WindowSize {
  readonly widthPx: number
  readonly heightPx: number
}

/** The size of a first start. */
export const FIRST_WINDOW_SIZE: WindowSize = { widthPx: 1440, heightPx: 900 }
/** Below this the screens are not laid out. */
export const MIN_WINDOW_SIZE: WindowSize = { widthPx: 1024, heightPx: 700 }

/** No screen is larger: a file that says so is damaged. */
const MOST_PX = 16_384

/** Accepts a size that was read, or says null: of another shape, below the least or beyond every screen. */
export function acceptWindowSize(value: unknown): WindowSize | null {
  if (typeof value !== 'object' || value === null || !('widthPx' in value) || !('heightPx' in value)) return null
  const { widthPx, heightPx } = value
  return isEdge(widthPx, MIN_WINDOW_SIZE.widthPx) && isEdge(heightPx, MIN_WINDOW_SIZE.heightPx) ? { widthPx, heightPx } : null
}

function isEdge(value: unknown, leastPx: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= leastPx && value <= MOST_PX
}

/** The size the window had when it was last closed; FIRST_WINDOW_SIZE when the file is not there or not readable as one. */
export function readWindowSize(path: string): WindowSize {
  try {
    return acceptWindowSize(JSON.parse(readFileSync(path, 'utf8'))) ?? FIRST_WINDOW_SIZE
  } catch {
    return FIRST_WINDOW_SIZE
  }
}

/** Keeps a size for the next start. A folder that cannot be written costs the size, never the closing of the window. */
export function keepWindowSize(path: string, size: WindowSize): void {
  try {
    writeFileSync(path, `${JSON.stringify(size)}\n`, { mode: 0o600 })
  } catch {
    // The next start has the first size again.
  }
}
