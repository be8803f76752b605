// Checks a running sandbox with the official JavaScript clients:
//   npm install && OPENROUTER_BASE_URL=http://127.0.0.1:8080/api/v1 OPENROUTER_API_KEY=... node check.mjs
// Prints one line per check; the exit status is 1 if one of them failed.
import { OpenRouter } from "@openrouter/sdk";
import OpenAI from "openai";

const baseURL = process.env.OPENROUTER_BASE_URL;
const apiKey = process.env.OPENROUTER_API_KEY;
if (!baseURL || !apiKey) {
  console.error("Set OPENROUTER_BASE_URL and OPENROUTER_API_KEY to those of a running sandbox.");
  process.exit(2);
}

const model = "openai/gpt-4o-mini";
const messages = [{ role: "user", content: "What is the capital of Japan?" }];
let failed = 0;

async function check(name, run) {
  try {
    const told = await run();
    if (!told.includes("Tokyo")) {
      throw new Error(`expected an answer about Tokyo, was: ${told}`);
    }
    console.log(`ok      ${name}: ${told}`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name}: ${error?.stack ?? error}`);
  }
}

const openrouter = new OpenRouter({ apiKey, serverURL: baseURL });
const openai = new OpenAI({ apiKey, baseURL, maxRetries: 0 });

await check("@openrouter/sdk call", async () => {
  const answer = await openrouter.chat.send({ chatRequest: { model, messages } });
  return answer.choices[0].message.content;
});

await check("@openrouter/sdk stream", async () => {
  const stream = await openrouter.chat.send({ chatRequest: { model, messages, stream: true } });
  let text = "";
  let usage;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta?.content ?? "";
    usage = chunk.usage ?? usage;
  }
  if (!(usage?.completionTokens > 0)) {
    throw new Error("the stream told no usage");
  }
  return text;
});

await check("@openrouter/sdk models", async () => {
  const list = await openrouter.models.list({});
  const found = (list.data ?? list.result?.data).some((each) => each.id === model);
  if (!found) {
    throw new Error(`${model} is not listed`);
  }
  return "(no question about Tokyo) the model is listed";
});

await check("openai call", async () => {
  const answer = await openai.chat.completions.create({ model, messages });
  return answer.choices[0].message.content;
});

await check("openai stream", async () => {
  const stream = await openai.chat.completions.create({ model, messages, stream: true });
  let text = "";
  let finish;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta?.content ?? "";
    finish = chunk.choices[0]?.finish_reason ?? finish;
  }
  if (finish !== "stop") {
    throw new Error(`expected the finish reason "stop", was: ${finish}`);
  }
  return text;
});

process.exit(failed === 0 ? 0 : 1);
