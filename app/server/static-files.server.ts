import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler } from 'express'
import { askedBy } from '#app/server/asked.server'

const ALWAYS_ASK = new Set(['/sw.js', '/manifest.webmanifest'])

/** Files of the build: those with a hash in their name for ever, the others for an hour. Other paths pass at no cost. */
export function staticFiles(folder: string): RequestHandler {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : []
  const known = new Set(
    files
      .map(({ parentPath, name }) => join('/', parentPath.slice(folder.length), name))
      .filter((path) => !path.split('/').some((part) => part.startsWith('.'))),
  )
  const serve = express.static(folder, {
    index: false,
    redirect: false,
    cacheControl: false,
    setHeaders(res, path) {
      const url = path.slice(folder.length)
      res.setHeader(
        'Cache-Control',
        url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : ALWAYS_ASK.has(url) ? 'no-cache' : 'public, max-age=3600',
      )
    },
  })
  return (req, res, next) => {
    if (!known.has(req.path)) return next()
    askedBy(req).kind = 'static'
    return serve(req, res, next)
  }
}
