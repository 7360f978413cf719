import { readFile } from 'node:fs/promises'
import type { Protocol } from 'electron'
import { type RendererFile, SECURITY_HEADERS } from '../renderer-files.ts'

export const SCHEME = 'app'
export const APP_ORIGIN = 'app://workstation'

/** Must be said before the program is ready. No CSP bypass, no CORS: a page of this scheme has no more rights than a web page. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

/** Answers a request from the exact map of built files: another method 405, another host or path 404. A request never becomes a path. */
export async function answerRequest(request: Pick<Request, 'method' | 'url'>, files: ReadonlyMap<string, RendererFile>): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: SECURITY_HEADERS })
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined
  const file = url?.protocol === `${SCHEME}:` && url.host === 'workstation' ? files.get(url.pathname) : undefined
  if (file === undefined) return new Response(null, { status: 404, headers: SECURITY_HEADERS })
  return new Response(new Uint8Array(await readFile(file.path)), { status: 200, headers: { ...SECURITY_HEADERS, 'content-type': file.type } })
}
