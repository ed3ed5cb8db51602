/// How wallets and explorers show our objects. Templates only; nothing here decides anything.
module tidemark::appearance;

use std::string::String;
use sui::display;
use sui::package::Publisher;
use tidemark::access::AccessPass;
use tidemark::audit::AuditGrant;
use tidemark::model::Model;
use tidemark::opinion::Opinion;

/// Makes the displays of models of coin `W`, passes, grants and opinions, and gives them to the
/// sender. Called once after publication. Aborts 0 in `sui::display` for a foreign publisher.
public fun create<W>(publisher: &Publisher, ctx: &mut TxContext) {
    show<Model<W>>(
        publisher,
        vector[b"{name}", b"{summary}", b"{task}", b"{licence}", b"{iteration_count}"],
        vector[b"name", b"description", b"task", b"licence", b"iterations"],
        ctx,
    );
    show<AccessPass>(
        publisher,
        vector[
            b"Pass: {model_name}",
            b"May {rights_text} until {ends_on}. Bound to its holder.",
            b"{rights_text}",
            b"{ends_on}",
            b"{opens}",
        ],
        vector[b"name", b"description", b"rights", b"ends", b"opens"],
        ctx,
    );
    show<AuditGrant>(
        publisher,
        vector[
            b"Audit grant: {model_name}",
            b"Reaches {scope_text} until {ends_on}. Bound to its auditor.",
            b"{scope_text}",
            b"{ends_on}",
        ],
        vector[b"name", b"description", b"rights", b"ends"],
        ctx,
    );
    show<Opinion>(
        publisher,
        vector[
            b"Opinion: {model_name}, iteration {iteration}",
            b"{verdict_text}: {statement}",
            b"{auditor}",
            b"{scope}",
        ],
        vector[b"name", b"description", b"creator", b"scope"],
        ctx,
    );
}

fun show<T: key>(
    publisher: &Publisher,
    values: vector<vector<u8>>,
    names: vector<vector<u8>>,
    ctx: &mut TxContext,
) {
    let mut shown = display::new_with_fields<T>(publisher, texts(names), texts(values), ctx);
    shown.update_version();
    transfer::public_transfer(shown, ctx.sender());
}

fun texts(bytes: vector<vector<u8>>): vector<String> {
    let mut texts = vector<String>[];
    let mut i = 0;
    while (i < bytes.length()) {
        texts.push_back(bytes[i].to_string());
        i = i + 1;
    };
    texts
}
