import { isUtf8 } from 'node:buffer'
import type { FileHead } from '../importer.ts'

export type Encoding = FileHead['encoding']

/** What a byte order mark says, and how many bytes it takes. */
export function readByteOrderMark(bytes: Uint8Array): { readonly encoding: Encoding; readonly length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  return null
}

/** UTF-8 when all bytes are, else Windows-1252: no guessing by frequency, and never a replacement character in silence. */
export const encodingWithoutMark = (bytes: Uint8Array): Encoding => (isUtf8(bytes) ? 'utf-8' : 'windows-1252')

/** The same question for a piece that may end inside a character. */
export function encodingOfPiece(bytes: Uint8Array): Encoding {
  for (let cut = 0; cut <= 3 && cut <= bytes.length; cut += 1) if (isUtf8(bytes.subarray(0, bytes.length - cut))) return 'utf-8'
  return 'windows-1252'
}
