import type { Handlers } from '#contract/channels.ts'
import { type AppError, fail, type Outcome, succeed } from '#contract/errors.ts'
import type { Caller } from '#contract/rpc/serve.ts'
import type { FileRef } from '#contract/schemas/common.ts'
import { folderOfChosenFile } from './chosen-folder.ts'
import { lookOf } from './folder-watch.ts'
import { read, resolveFiles, type Services, write } from './services.ts'

type FolderChannels = 'folders.list' | 'folders.watch' | 'folders.forget' | 'folders.waiting' | 'folders.leave' | 'folders.scan'

export function folderHandlers(services: Services): Pick<Handlers, FolderChannels> {
  const { folders, host } = services
  const refs = new Map<string, string>()
  /** A window is given a reference to each waiting file, the same one every time it asks. */
  const fileOf = (path: string, caller: Caller): FileRef | null => {
    if (caller === 'command-line') return { path }
    const ref = refs.get(path) ?? host.mintFile?.(path) ?? null
    if (ref === null) return null
    refs.set(path, ref)
    return { ref }
  }

  return {
    'folders.list': async (input, call) => {
      const listed = await read(services, 'folders.list', input, call)
      if (!listed.ok) return listed
      const withLooks = listed.value.map((folder) => {
        const look = folders.lastLook(Number(folder.id))
        if (look === undefined) return folder
        const lookedAt = look.lookedAtMs === 0 ? folder.lookedAt : new Date(look.lookedAtMs).toISOString()
        return { ...folder, lookedAt, problem: look.problem }
      })
      return succeed({ folders: withLooks, isWatching: folders.isWatching })
    },
    'folders.watch': async (input, call) => {
      if ('id' in input) {
        const id = folderNumber(input.id)
        // The look that runs ends first: from the answer on nothing more is stored.
        if (!input.isOn) folders.stop(id)
        const outcome = await write(services, 'folders.watch', { id, isOn: input.isOn }, call)
        if (!input.isOn) folders.stop(id)
        return outcome
      }
      const chosen = resolveFiles(host, [input.folder])
      if (!chosen.ok) return chosen
      const path = folderPath(chosen.value[0]?.path ?? '', input.below)
      return path.ok ? await write(services, 'folders.watch', { path: path.value, isOn: input.isOn }, call) : path
    },
    'folders.forget': async ({ id }, call) => {
      folders.stop(folderNumber(id))
      const outcome = await write(services, 'folders.forget', { id: folderNumber(id) }, call)
      folders.stop(folderNumber(id))
      return outcome
    },
    'folders.waiting': async (input, call) => {
      const found = await read(services, 'folders.waiting', input, call)
      if (!found.ok) return found
      const files = found.value.files.flatMap((one) => {
        const file = fileOf(one.path, call.caller)
        return file === null ? [] : [{ ...one, file }]
      })
      return succeed({ ...found.value, files })
    },
    'folders.leave': ({ files, isLeft }, call) => write(services, 'folders.leave', { files: files.map(folderNumber), isLeft }, call),
    'folders.scan': async ({ id }, call) => {
      const listed = await read(services, 'folders.list', {}, call)
      if (!listed.ok) return listed
      const named = listed.value.filter((folder) => (id === undefined ? folder.isOn : folder.id === id))
      if (id !== undefined && named.length === 0) return fail({ kind: 'not-found', what: 'watched folder', id })
      const looks = []
      for (const folder of named) {
        const outcome = await folders.look(Number(folder.id), call.cancel, call.progress)
        if (!outcome.ok) return outcome
        looks.push(lookOf(outcome.value))
      }
      return succeed({ looks, waiting: looks.reduce((sum, look) => sum + look.waiting, 0) })
    },
  }
}

/** An id that is no number names nothing that exists. */
const folderNumber = (id: string): number => (/^\d{1,15}$/.test(id) ? Number(id) : -1)

function folderPath(path: string, below: string | undefined): Outcome<string> {
  const folder = below === undefined ? path : folderOfChosenFile(path, below)
  if (folder !== null) return succeed(folder)
  const error: AppError = { kind: 'refused', field: 'folder', reason: 'the chosen file does not lie in it. Choose the folder again.' }
  return fail(error)
}
