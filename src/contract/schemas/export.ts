import { z } from 'zod'

export const ExportFormat = z.enum(['csv', 'json'])

/** Everything the workspace holds as text files. `folder` must not exist (command line only); windows write below `<workspace>/exports`. */
export const ExportInput = z.strictObject({
  formats: z.array(ExportFormat).min(1).default(['csv', 'json']),
  folder: z.string().min(1).max(4096).optional(),
})
export const exportNamesPath = (input: z.infer<typeof ExportInput>): boolean => input.folder !== undefined

/** One state of the store, named by its generation; `contents.json` in the folder lists the files with rows and SHA-256. */
export const ExportOutput = z.object({ folder: z.string(), generation: z.number(), files: z.number(), rows: z.number(), bytes: z.number() })
