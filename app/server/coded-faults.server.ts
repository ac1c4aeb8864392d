import { randomInt } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type ServerBuild } from '@remix-run/node'
import { log } from '#app/platform/log.server'
import { hasInit } from './data-with-init'

/** Nothing that sounds or looks like another: read out on the phone. */
const SIGNS = '23456789ACDEFHJKLMNPRTUVWXY'
const LENGTH = 6

type Run = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown

const isAnswer = (thrown: unknown) => thrown instanceof Response || hasInit(thrown)

function coded(run: Run | undefined): Run | undefined {
  if (!run) return undefined
  const codedRun: Run = async (args) => {
    try {
      return await run(args)
    } catch (thrown) {
      if (isAnswer(thrown)) throw thrown
      const code = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('')
      const { request, context } = args
      if (!request.signal.aborted)
        log.error({ err: thrown, told: code, requestId: context.requestId, path: new URL(request.url).pathname }, 'request failed')
      throw data({ code }, { status: 500 })
    }
  }
  return Object.assign(codedRun, run)
}

/** The same site, in which a fault is answered with a short code that the visitor can read out and the log holds beside the fault. */
export function codedFaults(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => [
    id,
    route && {
      ...route,
      module: {
        ...route.module,
        loader: coded(route.module.loader as Run | undefined),
        action: coded(route.module.action as Run | undefined),
      },
    },
  ])
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild['routes'] }
}
