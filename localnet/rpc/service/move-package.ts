import { GrpcTypes as G } from '@mysten/sui/grpc';
import { readPackage } from '../../ledger/package-facts';
import type { StoredObject } from '../../ledger/types';
import type { Chain } from '../chain';
import { toDatatypeMessage, toFunctionMessage } from '../convert/move-package';
import { toPackageMessage } from '../convert/object';
import { notFound } from '../failure';
import { unary, type Method } from '../method';
import { parseId, parseIdentifier } from '../names';

/** sui.rpc.v2.MovePackageService. */
export function movePackageMethods(chain: Chain): Record<string, Method> {
  return {
    GetPackage: unary(G.GetPackageRequest, G.GetPackageResponse, (request) => ({
      package: describePackage(chain, findPackage(chain, request.packageId)),
    })),
    GetFunction: unary(G.GetFunctionRequest, G.GetFunctionResponse, (request) => {
      const { id } = findPackage(chain, request.packageId);
      const moduleName = parseIdentifier(request.moduleName, 'The module name');
      const name = parseIdentifier(request.name, 'The function name');
      const info = chain.vm.functionInfo(id, moduleName, name);
      if (!info) throw notFound(`Function ${id}::${moduleName}::${name} not found`);
      return { function: toFunctionMessage(name, info) };
    }),
    GetDatatype: unary(G.GetDatatypeRequest, G.GetDatatypeResponse, (request) => {
      const { id } = findPackage(chain, request.packageId);
      const moduleName = parseIdentifier(request.moduleName, 'The module name');
      const name = parseIdentifier(request.name, 'The datatype name');
      const info = chain.vm.datatypeInfo(id, moduleName, name);
      if (!info) throw notFound(`Datatype ${id}::${moduleName}::${name} not found`);
      return { datatype: toDatatypeMessage(moduleName, name, info) };
    }),
    ListPackageVersions: unary(
      G.ListPackageVersionsRequest,
      G.ListPackageVersionsResponse,
      (request) => {
        const { firstId } = readPackage(findPackage(chain, request.packageId));
        const versions = chain.ledger.packageVersions(firstId);
        return { versions: versions.map(({ id, version }) => ({ packageId: id, version })) };
      },
    ),
  };
}

function findPackage(chain: Chain, packageId: string | undefined): StoredObject {
  const id = parseId(packageId, 'The package id');
  const object = chain.ledger.object(id);
  if (!object?.modules) throw notFound(`Package ${id} not found`);
  return object;
}

function describePackage(chain: Chain, object: StoredObject): G.Package {
  const message = toPackageMessage(object);
  for (const described of message.modules) {
    const name = described.name ?? '';
    described.functions = chain.vm.functionNames(object.id, name).flatMap((functionName) => {
      const info = chain.vm.functionInfo(object.id, name, functionName);
      return info ? toFunctionMessage(functionName, info) : [];
    });
    described.datatypes = chain.vm.datatypeNames(object.id, name).flatMap((datatypeName) => {
      const info = chain.vm.datatypeInfo(object.id, name, datatypeName);
      return info ? toDatatypeMessage(name, datatypeName, info) : [];
    });
  }
  return message;
}
