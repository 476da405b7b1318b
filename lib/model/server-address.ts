type AddressFault =
  | 'form' // it is not an http address
  | 'remote' // the host is not this computer
  | 'ipv6' // policies of extensions cannot name ::1
  | 'extras' // it has a password, a query or a fragment

export type ConnectAnswer =
  { ok: true } | { ok: false; fault: AddressFault | 'refused' | 'forbidden' | 'unreachable' | 'noModels' | 'notFound' }

type ServerAddress = { ok: true; base: string } | { ok: false; fault: AddressFault }

/** Hosts that always mean this computer, and that the content security policy can name. */
export const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost'] as const

/**
 * Validates the address of a model server on this computer, such as `http://127.0.0.1:11434/v1`. Refuses other hosts,
 * which the content security policy would block too.
 * @returns the base address, which ends with a slash, or the fault
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
  // Adds /v1, below which the paths of the protocol are: users often leave it out.
  if (url.pathname === '/') url.pathname = '/v1/'
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return { ok: true, base: url.href }
}

/** Default ports of Ollama, LM Studio and llama.cpp. */
export const KNOWN_PORTS = [11434, 1234, 8080]

/** Returns the command, by operating system, that makes Ollama answer the extension after Ollama is restarted. */
export function ollamaLines(origin: string): { system: string; line: string }[] {
  return [
    { system: 'macOS', line: `launchctl setenv OLLAMA_ORIGINS "${origin}"` },
    { system: 'Linux', line: `OLLAMA_ORIGINS="${origin}" ollama serve` },
    { system: 'Windows', line: `setx OLLAMA_ORIGINS "${origin}"` },
  ]
}
