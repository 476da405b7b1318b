/** Why an address is refused. */
export type AddressFault =
  | 'form' // it is not an http address
  | 'remote' // it is another computer
  | 'ipv6' // policies of extensions cannot name ::1
  | 'extras' // it has a password, a query or a fragment

export type ServerAddress = { ok: true; base: string } | { ok: false; fault: AddressFault }

/** Hosts that are always this computer, and that the extension's policy can name. */
export const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost'] as const

/**
 * The address of a model server on this computer, such as `http://127.0.0.1:11434/v1`. Other hosts are refused: the
 * policy of the extension's pages would block them too.
 *
 * @returns its base, which ends with a slash
 */
export function serverAddress(typed: string): ServerAddress {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(typed.trim()) ? typed.trim() : `http://${typed.trim()}`
  if (!URL.canParse(text)) return { ok: false, fault: 'form' }
  const url = new URL(text)
  if (url.protocol !== 'http:') return { ok: false, fault: 'form' }
  if (url.hostname === '[::1]') return { ok: false, fault: 'ipv6' }
  if (!LOOPBACK_HOSTS.some((host) => host === url.hostname)) return { ok: false, fault: 'remote' }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return { ok: false, fault: 'extras' }
  // The paths of the protocol are below /v1, which people leave out.
  if (url.pathname === '/') url.pathname = '/v1/'
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return { ok: true, base: url.href }
}

/** Ports of programs that serve models on this computer: Ollama, LM Studio and llama.cpp. */
export const KNOWN_PORTS = [11434, 1234, 8080]

/** Lines for a terminal that make Ollama answer the extension, by system. Ollama is to be started again after it. */
export function ollamaLines(origin: string): { system: string; line: string }[] {
  return [
    { system: 'macOS', line: `launchctl setenv OLLAMA_ORIGINS "${origin}"` },
    { system: 'Linux', line: `OLLAMA_ORIGINS="${origin}" ollama serve` },
    { system: 'Windows', line: `setx OLLAMA_ORIGINS "${origin}"` },
  ]
}
