import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

const PIECE_BYTES = 1024 ** 2

/** SHA-256 of a file as 64 lower-case hex. Throws what the system throws, and Cancelled from `breathe`. */
export async function hashFile(path: string, breathe: () => Promise<void>): Promise<string> {
  const handle = await open(path, 'r')
  try {
    const hash = createHash('sha256')
    const piece = Buffer.allocUnsafe(PIECE_BYTES)
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, PIECE_BYTES)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(piece.subarray(0, bytesRead))
      await breathe()
    }
  } finally {
    await handle.close()
  }
}
