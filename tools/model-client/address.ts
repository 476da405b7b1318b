import { BlockList, isIP } from 'node:net'

type AddressResult = { ok: true; base: URL; isLocal: boolean } | { ok: false; reason: string }

/**
 * The address of a server with the OpenAI protocol, such as `http://127.0.0.1:8080/v1`. Only this computer is
 * allowed: 127.0.0.0/8, ::1, and the name `localhost`, whose address is checked again at each connection.
 *
 * @param allowRemote also allows other hosts, to which the sentences and claims are then sent
 */
export function modelAddress(text: string, allowRemote: boolean): AddressResult {
  const base = URL.canParse(text) ? new URL(text) : null
  if (base === null || (base.protocol !== 'http:' && base.protocol !== 'https:'))
    return { ok: false, reason: `--model ${text}: an address such as http://127.0.0.1:8080/v1` }
  if (base.username !== '' || base.password !== '' || base.search !== '' || base.hash !== '')
    return { ok: false, reason: '--model: an address without a password, a query or a fragment' }
  const host = base.hostname.replace(/^\[|\]$/g, '')
  const isLocal = host === 'localhost' || isLoopback(host)
  if (!isLocal && !allowRemote)
    return {
      ok: false,
      reason: `--model ${base.host}: not on this computer. Each sentence and its claims would be sent there; --allow-remote permits it`,
    }
  if (!base.pathname.endsWith('/')) base.pathname += '/'
  return { ok: true, base, isLocal }
}

/** Whether an IP address belongs to this computer; false for a name. */
export function isLoopback(address: string): boolean {
  const version = isIP(address)
  return version !== 0 && LOOPBACK.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')
