// The official TypeScript SDK as a contestant: takes turns by lines on stdin as Worker.java does.
import { OpenRouter } from '@openrouter/sdk';
import { createInterface } from 'node:readline';

const origin = process.argv[2];

// What Question.java asks and Answers.java says.
const key = 'sk-or-v1-' + '0123456789abcdef'.repeat(4);
const question = {
  model: 'sim/alpha',
  messages: [
    {
      role: 'system',
      content:
        'You are a travel guide. Answer in at most three paragraphs, name your sources, say which of your statements are' +
        ' opinions, and give distances in kilometres and prices in the currency of the country.',
    },
    {
      role: 'user',
      content:
        'I have two days in Oslo in October and like museums, wooden ships and long walks, but not queues. What should I' +
        ' see, in which order, and where can I eat well for less than 300 kroner a meal?',
    },
  ],
  temperature: 0.7,
};
const text = (
  'Begin on the Bygdøy peninsula, where the ships are, and walk back along the water: it is six kilometres and flat,' +
  ' and the boats run until the evening. '
)
  .repeat(7)
  .trim();

const sleep = (millis) => new Promise((done) => setTimeout(done, millis));
const say = (figure, value) => console.log(`${figure} ${value}`);
const micros = () => Number(process.hrtime.bigint()) / 1e3;
const cpu = () => {
  const used = process.cpuUsage();
  return used.user + used.system;
};

const whole = { path: 'WHOLE-0-0' };
const stream = (form, tokens, paceMicros) => ({ path: `${form}-${tokens}-${paceMicros}`, streaming: true });
const quick = stream('STREAM', 2000, 0);
const spread = (count) => stream('SPREAD', 75, count * 200);

const contestant = (manner) => new OpenRouter({ apiKey: key, serverURL: `${origin}/${manner.path}/v1` });

async function call(client) {
  const answer = await client.chat.send({ chatRequest: question });
  if (answer.choices[0].message.content !== text) {
    throw new Error('The answer was ' + JSON.stringify(answer));
  }
}

async function read(client, token) {
  for await (const chunk of await client.chat.send({ chatRequest: { ...question, stream: true } })) {
    if (chunk.choices[0]?.delta?.content) {
      token();
    }
  }
}

class Load {
  counted = 0;
  failures = 0;

  constructor(count, manner, ramp) {
    const client = contestant(manner);
    const count1 = () => this.counted++;
    const once = manner.streaming ? () => read(client, count1) : () => call(client).then(count1);
    this.running = Array.from({ length: count }, async (_, i) => {
      await sleep((ramp / count) * i);
      while (!this.stopped) {
        try {
          await once();
        } catch (failure) {
          if (this.failures++ === 0) console.error(failure);
        }
      }
    });
  }

  /** Until everything that belongs to the beginning is over. */
  async settle() {
    for (let i = 0; i < 1000 && this.counted < 3 * this.running.length; i++) await sleep(10);
    await sleep(300);
  }

  async measure(window) {
    const [counted, used, started] = [this.counted, cpu(), micros()];
    await sleep(window);
    const count = this.counted - counted;
    return { cpu: (cpu() - used) / count, perSecond: (count * 1e6) / (micros() - started) };
  }

  async stop() {
    this.stopped = true;
    const all = Promise.all(this.running).then(() => true);
    for (let i = 0; i < 20; i++) {
      await fetch(`${origin}/END-0-0/v1`, { method: 'POST', body: '{}' }).then((answer) => answer.text());
      if (await Promise.race([all, sleep(500)])) return;
    }
    this.failures++;
  }
}

async function sample(count, manner, ramp, window) {
  const load = new Load(count, manner, ramp);
  await load.settle();
  const measured = await load.measure(window);
  await load.stop();
  say('FAILURES', load.failures);
  return measured;
}

async function times(window, timed) {
  const all = [];
  const started = micros();
  for (let now = started; now - started < window * 1e3; now = micros()) {
    const time = await timed();
    if (now - started > window * 200) all.push(time);
  }
  all.sort((a, b) => a - b);
  return (percent) => all[Math.min(all.length - 1, Math.floor((all.length * percent) / 100))];
}

async function streams(count, window) {
  say(`CPU_PER_TOKEN_${count}`, (await sample(count, spread(count), (count / 5) * 2, window)).cpu);
}

const turns = {
  async WARM(most) {
    for (const [count, manner] of [
      [16, whole],
      [16, quick],
      [100, spread(100)],
    ]) {
      const end = cpu() + (most * 1e3) / 3;
      const load = new Load(count, manner, 0);
      // Here the compiler is a small part of the process, and the CPU of streams with a pace grows slowly.
      for (let i = 0; i < 20 && cpu() < end; i++) await sleep(250);
      await load.stop();
    }
  },
  async CALLS(window) {
    const measured = await sample(16, whole, 0, window);
    say('CPU_PER_CALL', measured.cpu);
    say('CALLS_PER_SECOND', measured.perSecond);
  },
  async CALL_TIMES(window) {
    const client = contestant(whole);
    const percentile = await times(window, async () => {
      const started = micros();
      await call(client);
      return micros() - started;
    });
    say('LATENCY_P50', percentile(50));
    say('LATENCY_P99', percentile(99));
  },
  async FIRST_TOKENS(window) {
    const client = contestant(stream('STREAM', 2, 1000));
    const percentile = await times(window, async () => {
      const started = micros();
      let first = 0;
      await read(client, () => (first ||= micros()));
      return first - started;
    });
    say('FIRST_TOKEN_P50', percentile(50));
    say('FIRST_TOKEN_P99', percentile(99));
  },
  STREAMS_100: (window) => streams(100, window),
  STREAMS_1000: (window) => streams(1000, window),
  STREAMS_2000: (window) => streams(2000, window),
  async TOKENS(window) {
    say('TOKENS_PER_SECOND', (await sample(16, quick, 0, window)).perSecond);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [task, millis] = line.split(' ');
  await turns[task](Number(millis));
  console.log('done');
}
process.exit(0);
