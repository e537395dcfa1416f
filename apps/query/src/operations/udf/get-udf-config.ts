import * as z from 'zod/mini';
import { jsonAnswer } from '../../http/answer';
import type { UdfConfig } from '../../schema/udf-answers';
import { operation } from '../operation';
import { supportedResolutions } from './resolutions';
import { udfProblem } from './udf-problem';

/** The capabilities of the UDF endpoints. */
export const getUdfConfig = operation({
  id: 'getUdfConfig',
  path: z.strictObject({}),
  query: z.strictObject({}),
  problemMembers: udfProblem,
  answer: async (_request, { data, storedInterval }) => {
    const feeds = await data.readFeeds();
    const answer: UdfConfig = {
      supported_resolutions: supportedResolutions(storedInterval),
      exchanges: [
        { value: '', name: 'All feeds', desc: '' },
        ...feeds.map(({ feed }) => ({ value: feed, name: feed, desc: '' })),
      ],
      symbols_types: [],
      supports_search: true,
      supports_group_request: false,
      supports_marks: false,
      supports_timescale_marks: false,
      supports_time: true,
    };
    return jsonAnswer(answer);
  },
});
