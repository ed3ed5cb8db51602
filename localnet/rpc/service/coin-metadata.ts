import type { GrpcTypes as G } from '@mysten/sui/grpc';
import type { Id } from '../../vm/types';
import { normalizeId, parseType } from '../../vm/type-text';
import type { Chain } from '../chain';
import { notFound } from '../failure';

const FRAMEWORK = normalizeId('0x2');
const SUI_TYPE = `${FRAMEWORK}::sui::SUI`;
const METADATA_PREFIX = `${FRAMEWORK}::coin::CoinMetadata<`;
/** SUI's own description, which on Sui is an object of genesis. */
const SUI_METADATA: G.CoinMetadata = {
  decimals: 9,
  name: 'Sui',
  symbol: 'SUI',
  description: 'Play money of the embedded network.',
};

/** Finds the `CoinMetadata<T>` objects that transactions made; reads each transaction once. */
export class CoinMetadataIndex {
  private readonly idOfType = new Map<string, Id>();
  private scanned = 0;

  constructor(private readonly chain: Chain) {}

  /** Throws NOT_FOUND for a coin type without metadata. */
  of(coinType: string): G.CoinMetadata {
    this.catchUp();
    const id = this.idOfType.get(`${METADATA_PREFIX}${coinType}>`);
    const object = id && this.chain.ledger.object(id);
    if (!object) {
      if (coinType === SUI_TYPE) return SUI_METADATA;
      throw notFound(`No metadata is known for ${coinType}`);
    }
    const fields = asRecord(this.chain.vm.toJson(parseType(object.type), object.contents));
    return {
      id,
      decimals: Number(fields.decimals),
      name: textOf(fields.name),
      symbol: textOf(fields.symbol),
      description: textOf(fields.description),
      iconUrl: textOf(fields.icon_url),
    };
  }

  private catchUp(): void {
    const count = Number(this.chain.ledger.transactionCount());
    for (; this.scanned < count; this.scanned += 1) {
      for (const { id, type, output } of this.chain.ledger.transactionAt(this.scanned).changes) {
        if (output && type.startsWith(METADATA_PREFIX)) this.idOfType.set(type, id);
      }
    }
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
