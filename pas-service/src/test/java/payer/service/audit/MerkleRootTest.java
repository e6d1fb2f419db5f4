package payer.service.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleRootTest {

    @Test
    void is_the_root_of_the_tree_that_splits_at_the_largest_power_of_two() {
        for (int size = 1; size <= 40; size++)
            assertEquals(defined(hashes(size)), streamed(hashes(size)), "of " + size);
    }

    @Test
    void differs_with_the_order() {
        var hashes = hashes(7);
        var swapped = new java.util.ArrayList<>(hashes);
        Collections.swap(swapped, 2, 3);
        assertNotEquals(streamed(hashes), streamed(swapped));
    }

    private static List<Sha256> hashes(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Sha256.of(new byte[] {(byte) i}))
                .toList();
    }

    private static Sha256 streamed(List<Sha256> hashes) {
        var root = new MerkleRoot();
        hashes.forEach(root::add);
        return root.root();
    }

    /** As RFC 6962, 2.1 defines it. */
    private static Sha256 defined(List<Sha256> hashes) {
        if (hashes.size() == 1)
            return Sha256.of(new byte[] {0}, hashes.getFirst().bytes());
        var split = Integer.highestOneBit(hashes.size() - 1);
        var left = defined(hashes.subList(0, split));
        var right = defined(hashes.subList(split, hashes.size()));
        return Sha256.of(new byte[] {1}, left.bytes(), right.bytes());
    }
}
