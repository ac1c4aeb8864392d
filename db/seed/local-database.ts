/** Whether a database answers on this machine: by a loopback address or a socket in the file system. Anything unclear is not local. */
export function isLocalDatabase(url: string): boolean {
  try {
    const { hostname, searchParams } = new URL(url)
    // The drivers let `?host=` overrule the address before it.
    const hosts = [...searchParams.getAll('host'), ...searchParams.getAll('hostaddr')]
    const named = hosts.length > 0 ? hosts.flatMap((host) => host.split(',')) : [decodeURIComponent(hostname)]
    return named.every((host) => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|)$/i.test(host) || host.startsWith('/'))
  } catch {
    return false
  }
}
