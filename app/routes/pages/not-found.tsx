/** Unknown addresses: one answer for all of them, and no stack in the log. */
export function loader() {
  throw new Response(null, { status: 404 })
}

export default function NotFound() {
  return null
}
