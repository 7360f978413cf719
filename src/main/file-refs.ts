import { randomUUID } from 'node:crypto'

/** References a host hands out for files the user chose: the only way from a window to a path. */
export interface FileRefs {
  /** A page-made file has no path and gets no reference. */
  mint(path: string): string | null
  pathOf(ref: string): string | undefined
}

export function createFileRefs(): FileRefs {
  const paths = new Map<string, string>()
  return {
    mint(path) {
      if (path === '') return null
      const ref = randomUUID()
      paths.set(ref, path)
      return ref
    },
    pathOf: (ref) => paths.get(ref),
  }
}
