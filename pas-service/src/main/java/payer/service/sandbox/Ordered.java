package payer.service.sandbox;

import java.time.LocalDate;

/** A line that was written: which resource it became, of what, how much, from which day. */
public record Ordered(String address, Orderable item, int quantity, LocalDate day) {}
