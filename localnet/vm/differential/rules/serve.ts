import { createInterface } from 'node:readline';
import { buy, coverage, open, release } from './answers-access';
import { calls, distribute, refund, refundable, settle } from './answers-money';
import { ContractCalls, type Answer } from './contract-call';
import { requestSchema, type Request } from './questions';

/**
 * Answers what the pinned contract says: one JSON line of questions in, one of answers out, until
 * the input ends. Whoever compares another program with the contract starts this as a child.
 */
const contract = new ContractCalls();
// Refusals are thrown by the hundred thousand; nobody reads their stacks.
Error.stackTraceLimit = 0;

for await (const line of createInterface({ input: process.stdin })) {
  const answers = answer(requestSchema.parse(JSON.parse(line)));
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}

function answer(request: Request): Answer[] {
  switch (request.rule) {
    case 'coverage':
      return request.cases.map((asked) => coverage(contract, asked));
    case 'open':
      return request.cases.map((asked) => open(contract, asked));
    case 'release':
      return request.cases.map((asked) => release(contract, asked));
    case 'refundable':
      return request.cases.map((asked) => refundable(contract, asked));
    case 'refund':
      return request.cases.map((asked) => refund(contract, asked));
    case 'settle':
      return request.cases.map((asked) => settle(contract, asked));
    case 'calls':
      return request.cases.map((asked) => calls(contract, asked));
    case 'distribute':
      return request.cases.map((asked) => distribute(contract, asked));
    case 'buy':
      return request.cases.map((asked) => buy(contract, asked));
  }
}
