import { describe, expect, test } from 'vitest'
import { serverAddress } from '@/lib/model/server-address'

describe('the address of a model server', () => {
  test.each([
    ['http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434/v1/'],
    ['http://localhost:1234', 'http://localhost:1234/v1/'],
    [' localhost:8080 ', 'http://localhost:8080/v1/'],
    ['127.0.0.1:8080/api/v1/', 'http://127.0.0.1:8080/api/v1/'],
    ['http://2130706433:8080/v1', 'http://127.0.0.1:8080/v1/'],
  ])('may be on this computer: %s', (typed, base) => expect(serverAddress(typed)).toEqual({ ok: true, base }))

  test.each([
    ['http://192.168.1.5:11434/v1', 'remote'],
    ['http://example.org/v1', 'remote'],
    ['http://localhost.example.org/v1', 'remote'],
    ['http://127.0.0.1.example.org', 'remote'],
    ['http://127.0.0.1@example.org/v1', 'remote'],
    ['http://0.0.0.0:8080', 'remote'],
    ['http://[::1]:8080/v1', 'ipv6'],
    ['https://localhost:8080/v1', 'form'],
    ['file:///etc/passwd', 'form'],
    ['javascript:alert(1)', 'form'],
    ['', 'form'],
    ['http://me:secret@localhost/v1', 'extras'],
    ['http://localhost/v1?to=example.org', 'extras'],
    ['http://localhost/v1#x', 'extras'],
  ])('is refused with its reason: %s', (typed, fault) => expect(serverAddress(typed)).toEqual({ ok: false, fault }))
})
