import type { AppError } from '#contract/errors.ts'

export type FileRefused = Extract<AppError, { kind: 'file-refused' }>
export type FileProblem = FileRefused['problem']

/** The error of one file, with a sentence that ends in a full stop. It never fails the call the file came with. */
export function refuseFile(file: string, problem: FileProblem, reason: string, line?: number): FileRefused {
  return { kind: 'file-refused', file, problem, reason, ...(line === undefined ? {} : { line }) }
}

/** What the system said when a file could not be opened or read, in the user's words. */
export function refuseUnreadable(file: string, thrown: unknown): FileRefused {
  const code = thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : 'unknown'
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      // A name that the system keeps in other bytes than UTF-8 comes with replacement characters, and cannot be asked for by them.
      if (file.includes('\uFFFD')) return refuseFile(file, 'unreadable', 'Its name is not written in UTF-8. Give it another name.')
      return refuseFile(file, 'missing', 'There is no such file.')
    case 'ELOOP':
      return refuseFile(file, 'link-loop', 'This link leads back to itself.')
    case 'EACCES':
    case 'EPERM':
      return refuseFile(file, 'unreadable', 'You have no permission to read it.')
    case 'ENAMETOOLONG':
      return refuseFile(file, 'unreadable', 'Its name is longer than the system allows.')
    case 'EISDIR':
      return refuseFile(file, 'not-a-file', 'This is a folder.')
    default:
      return refuseFile(file, 'unreadable', `It could not be read (${code}).`)
  }
}
