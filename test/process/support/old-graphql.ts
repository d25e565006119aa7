import { registerHooks } from 'node:module';

/* To be given to a process by `--import`: the package graphql then says that it is the version with a known hole. */

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!/\/graphql\/version\.m?js$/.test(url)) return loaded;
    const { source: code } = loaded;
    const source = (typeof code === 'string' ? code : Buffer.from(code as Uint8Array).toString())
      .replace(/version = '[^']*'/, "version = '16.8.0'")
      .replace(/minor: \d+/, 'minor: 8')
      .replace(/patch: \d+/, 'patch: 0');
    return { ...loaded, source };
  },
});
