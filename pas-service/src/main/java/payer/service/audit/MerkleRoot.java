package payer.service.audit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The root of the hash tree over a row of hashes (as RFC 6962 builds it), fed one by one: it holds no more than one hash for
 * each level of the tree.
 */
final class MerkleRoot {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private record Subtree(long leaves, Sha256 root) {}

    private final Deque<Subtree> subtrees = new ArrayDeque<>();

    void add(Sha256 hash) {
        var tree = new Subtree(1, Sha256.of(LEAF, hash.bytes()));
        while (!subtrees.isEmpty() && subtrees.peek().leaves() == tree.leaves()) tree = join(subtrees.pop(), tree);
        subtrees.push(tree);
    }

    /** Of no hashes at all, the hash of nothing. */
    Sha256 root() {
        var remaining = subtrees.iterator();
        if (!remaining.hasNext()) return Sha256.of();
        var tree = remaining.next();
        while (remaining.hasNext()) tree = join(remaining.next(), tree);
        return tree.root();
    }

    private static Subtree join(Subtree left, Subtree right) {
        var root = Sha256.of(NODE, left.root().bytes(), right.root().bytes());
        return new Subtree(left.leaves() + right.leaves(), root);
    }
}
