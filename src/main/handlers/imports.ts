import type { Handlers } from '#contract/channels.ts'
import { read, resolveFiles, type Services, write } from './services.ts'

type ImportChannels = 'import.preview' | 'import.commit' | 'import.rows' | 'import.undo' | 'import.redo' | 'import.uses' | 'import.history'

export function importHandlers(services: Services): Pick<Handlers, ImportChannels> {
  return {
    'import.preview': async (input, call) => {
      const files = resolveFiles(services.host, input.files)
      return files.ok ? await write(services, 'import.preview', { ...input, files: files.value }, call) : files
    },
    'import.commit': async (input, call) => {
      if ('preview' in input) return await write(services, 'import.commit', input, call)
      const files = resolveFiles(services.host, input.files)
      return files.ok ? await write(services, 'import.commit', { ...input, files: files.value }, call) : files
    },
    // A preview lives in the ledger thread, a batch in the store.
    'import.rows': (input, call) => (input.preview === undefined ? read(services, 'import.rows', input, call) : write(services, 'import.rows', input, call)),
    'import.undo': (input, call) => write(services, 'import.undo', input, call),
    'import.redo': (input, call) => write(services, 'import.redo', input, call),
    'import.uses': (input, call) => read(services, 'import.uses', input, call),
    'import.history': (input, call) => read(services, 'import.history', input, call),
  }
}
