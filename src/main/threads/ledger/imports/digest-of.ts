import { hashFile } from '../../../ingest/files/hash-file.ts'
import { Cancelled } from '../../job.ts'

/** The SHA-256 of a file; null where it cannot be read: reading it for the import says in words why. A cancel is thrown on. */
export async function digestOf(path: string, { breathe }: { readonly breathe: () => Promise<void> }): Promise<string | null> {
  try {
    return await hashFile(path, breathe)
  } catch (thrown) {
    if (thrown instanceof Cancelled) throw thrown
    return null
  }
}
