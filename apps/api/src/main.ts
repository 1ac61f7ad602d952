import 'reflect-metadata';
import { bootApi, configOrExit } from './boot.js';

const { config, log } = configOrExit();
const app = await bootApi(config, log);
await app.listen(config.PORT, config.HOST);
log.info({ port: config.PORT }, 'Wardbook listens');
