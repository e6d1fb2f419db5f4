package payer.service.bench;

import java.util.function.LongFunction;

/**
 * One thing to measure.
 *
 * @param floor the name of the scenario that says what the server could do at best; a floor names itself
 * @param expected the status that counts as an answer
 * @param request makes the bytes of the n-th request
 */
record Scenario(String name, String floor, int expected, LongFunction<byte[]> request) {}
