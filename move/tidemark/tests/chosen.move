/// Which objects the next call of a world is made with.
#[test_only]
module tidemark::chosen;

/// The zero id stands where there is none yet.
public struct Chosen has copy, drop {
    market: ID,
    market_cap: ID,
    team: ID,
    team_cap: ID,
    model: ID,
    sale: ID,
    pass: ID,
    grant: ID,
    opinion: ID,
}

public fun nothing(): Chosen {
    let none = object::id_from_address(@0x0);
    Chosen {
        market: none,
        market_cap: none,
        team: none,
        team_cap: none,
        model: none,
        sale: none,
        pass: none,
        grant: none,
        opinion: none,
    }
}

public fun market(chosen: &Chosen): ID { chosen.market }

public fun market_cap(chosen: &Chosen): ID { chosen.market_cap }

public fun team(chosen: &Chosen): ID { chosen.team }

public fun team_cap(chosen: &Chosen): ID { chosen.team_cap }

public fun model(chosen: &Chosen): ID { chosen.model }

public fun sale(chosen: &Chosen): ID { chosen.sale }

public fun pass(chosen: &Chosen): ID { chosen.pass }

public fun grant(chosen: &Chosen): ID { chosen.grant }

public fun opinion(chosen: &Chosen): ID { chosen.opinion }

public fun set_market(chosen: &mut Chosen, market: ID) { chosen.market = market }

public fun set_market_cap(chosen: &mut Chosen, market_cap: ID) { chosen.market_cap = market_cap }

public fun set_team(chosen: &mut Chosen, team: ID) { chosen.team = team }

public fun set_team_cap(chosen: &mut Chosen, team_cap: ID) { chosen.team_cap = team_cap }

public fun set_model(chosen: &mut Chosen, model: ID) { chosen.model = model }

public fun set_sale(chosen: &mut Chosen, sale: ID) { chosen.sale = sale }

public fun set_pass(chosen: &mut Chosen, pass: ID) { chosen.pass = pass }

public fun set_grant(chosen: &mut Chosen, grant: ID) { chosen.grant = grant }

public fun set_opinion(chosen: &mut Chosen, opinion: ID) { chosen.opinion = opinion }

// The same objects but for one, which is that of another choice.

public fun with_market(mut chosen: Chosen, other: &Chosen): Chosen {
    chosen.market = other.market;
    chosen
}

public fun with_market_cap(mut chosen: Chosen, other: &Chosen): Chosen {
    chosen.market_cap = other.market_cap;
    chosen
}

public fun with_team(mut chosen: Chosen, other: &Chosen): Chosen {
    chosen.team = other.team;
    chosen
}

public fun with_team_cap(mut chosen: Chosen, other: &Chosen): Chosen {
    chosen.team_cap = other.team_cap;
    chosen
}

public fun with_model(mut chosen: Chosen, other: &Chosen): Chosen {
    chosen.model = other.model;
    chosen
}

public fun with_sale(mut chosen: Chosen, other: &Chosen): Chosen {
    chosen.sale = other.sale;
    chosen
}

public fun with_pass(mut chosen: Chosen, other: &Chosen): Chosen {
    chosen.pass = other.pass;
    chosen
}

public fun with_grant(mut chosen: Chosen, other: &Chosen): Chosen {
    chosen.grant = other.grant;
    chosen
}

public fun with_opinion(mut chosen: Chosen, other: &Chosen): Chosen {
    chosen.opinion = other.opinion;
    chosen
}
