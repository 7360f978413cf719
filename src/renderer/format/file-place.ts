interface FilePlace {
  readonly file: string | null
  readonly line: number | null
}

/** The last part of a path, on any system. */
export const fileName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

/** Where a row stands: "fills.csv:12"; empty for what no file has. The whole path is for the tooltip. */
export function writeFilePlace({ file, line }: FilePlace): string {
  if (file === null) return ''
  return line === null ? fileName(file) : `${fileName(file)}:${line}`
}
