import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { demoPeople, demoSecretKey, type DemoPerson } from '@/lib/config/demo-people';

export interface WalletPerson {
  readonly person: DemoPerson;
  /** "Seller". */
  readonly label: string;
  readonly address: string;
  readonly keypair: Ed25519Keypair;
}

/** The three people of the embedded network with their public-by-construction keys. */
export function loadPeople(): WalletPerson[] {
  return demoPeople.map((person) => {
    const keypair = Ed25519Keypair.fromSecretKey(demoSecretKey(person));
    return {
      person,
      label: person.charAt(0).toUpperCase() + person.slice(1),
      address: keypair.toSuiAddress(),
      keypair,
    };
  });
}
