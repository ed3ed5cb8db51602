/// Times as people write them, for wallets and explorers that only show text.
module tidemark::calendar;

use std::string::String;

const DAY_MS: u64 = 86_400_000;
const HOUR_MS: u64 = 3_600_000;
const MINUTE_MS: u64 = 60_000;
/// Days from 1 March of year 0 to 1 January 1970, and of 400 and 100 years.
const DAYS_TO_1970: u64 = 719_468;
const DAYS_IN_ERA: u64 = 146_097;

/// `2027-03-03 14:05 UTC`, the minute begun. For times before the year 10 000.
public(package) fun utc(at_ms: u64): String {
    let (year, month, day) = date(at_ms / DAY_MS);
    let mut text = vector<u8>[];
    append_digits(&mut text, year, 1_000);
    text.push_back(45);
    append_digits(&mut text, month, 10);
    text.push_back(45);
    append_digits(&mut text, day, 10);
    text.push_back(32);
    append_digits(&mut text, at_ms % DAY_MS / HOUR_MS, 10);
    text.push_back(58);
    append_digits(&mut text, at_ms % HOUR_MS / MINUTE_MS, 10);
    text.append(b" UTC");
    text.to_string()
}

/// Year, month 1 to 12, day 1 to 31 of a day counted from 1970. Counts in eras of 400 years that
/// begin on 1 March, so that the leap day is the last day of a year.
fun date(days: u64): (u64, u64, u64) {
    let shifted = days + DAYS_TO_1970;
    let era = shifted / DAYS_IN_ERA;
    let of_era = shifted % DAYS_IN_ERA;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march_month + 2) / 5 + 1;
    let month = if (march_month < 10) march_month + 3 else march_month - 9;
    let year = year_of_era + era * 400;
    (if (month <= 2) year + 1 else year, month, day)
}

/// Decimal digits from that of `unit` (a power of ten) down.
fun append_digits(text: &mut vector<u8>, number: u64, unit: u64) {
    let mut at = unit;
    while (at > 0) {
        text.push_back(48 + ((number / at % 10) as u8));
        at = at / 10;
    };
}

#[test_only]
public fun utc_for_testing(at_ms: u64): String { utc(at_ms) }
