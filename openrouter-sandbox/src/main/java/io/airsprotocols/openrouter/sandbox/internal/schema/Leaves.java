package io.airsprotocols.openrouter.sandbox.internal.schema;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;

/** Proposes texts, numbers and choices. A variant other than 0 proposes others, for when the first ones do not do. */
final class Leaves {

    private static final int MANY = 120;
    private static final int LONGEST = 100_000;

    private final Hints hints;
    private final Set<Object> used = new HashSet<>();
    private int variant;
    private int asked;
    private int taken;

    Leaves(Hints hints) {
        this.hints = hints;
    }

    int variant() {
        return variant;
    }

    void variant(int number) {
        variant = number;
    }

    /** 0 in the first variant; in others a number that differs from one leaf to the next. */
    int pick(int bound) {
        if (variant == 0 || bound < 2) {
            return 0;
        }
        int mixed = (variant * 0x9E3779B9) ^ (++asked * 0x85EBCA6B);
        return Math.floorMod(mixed ^ (mixed >>> 15), bound);
    }

    /** The values of an enumeration: first one that the question has, then in their order. */
    Stream<JsonNode> chosen(List<JsonNode> values) {
        List<JsonNode> order = new ArrayList<>(values);
        Collections.rotate(order, -pick(order.size()));
        if (variant == 0) {
            order.sort((a, b) -> Boolean.compare(isMentioned(b), isMentioned(a)));
        }
        return order.stream();
    }

    private boolean isMentioned(JsonNode value) {
        return (value.isString() || value.isNumber())
                && hints.mentions(value.asString().replace('_', ' '));
    }

    /** Both booleans, first the one that the question says of the property. */
    Stream<JsonNode> booleans(String property) {
        boolean first = variant == 0 && Boolean.FALSE.equals(hints.said(property));
        return chosen(List.of(BooleanNode.valueOf(!first), BooleanNode.valueOf(first)));
    }

    /** How many values came from the question so far. */
    int taken() {
        return taken;
    }

    boolean isSparing() {
        return hints.sparing();
    }

    Stream<JsonNode> texts(Facts facts, String property) {
        int least = Math.min(LONGEST, facts.atLeast("minLength"));
        int most = facts.atMost("maxLength");
        List<String> formats = facts.texts("format");
        List<String> patterns = facts.texts("pattern");
        int base = pick(10_000);
        List<String> known = formats.isEmpty() ? hints.textsFor(property) : hints.formatted();
        Stream<String> hinted = known.stream().filter(text -> variant == 0 && !used.contains(text));
        Stream<String> suggested = facts.suggestions().stream()
                .filter(each -> variant == 0 && each.isString())
                .map(JsonNode::stringValue);
        Stream<String> formatted = formats.stream().flatMap(format -> IntStream.range(base, base + MANY)
                .boxed()
                .flatMap(number -> Formats.samples(format, number, least).stream()));
        Stream<String> patterned = Stream.concat(
                patterns.stream().flatMap(pattern -> byPattern(pattern, base, least, most)), joined(patterns, base));
        String sample = new PropertyName(property).sample(hints.otherwise());
        Stream<String> plain =
                IntStream.range(base, base + MANY).mapToObj(number -> plain(sample, number, least, most));
        return Stream.of(hinted, suggested, formatted, patterned, plain)
                .flatMap(each -> each)
                .map(Json::textNode);
    }

    /** A hint serves one value only: the first in the schema that takes it. */
    void use(JsonNode value, String property) {
        if (value.isString()) {
            used.add(value.stringValue());
            taken += hints.gave(value.stringValue()) ? 1 : 0;
        } else if (value.isNumber()) {
            used.add(value.decimalValue().stripTrailingZeros());
            taken += hints.gave(value.decimalValue()) ? 1 : 0;
        } else if (value.isBoolean()) {
            taken += Boolean.valueOf(value.booleanValue()).equals(hints.said(property)) ? 1 : 0;
        }
    }

    /** The hints that are used up, to come back to. */
    Set<Object> used() {
        return Set.copyOf(used);
    }

    void used(Set<Object> before) {
        used.clear();
        used.addAll(before);
    }

    /** Several patterns may each have a part of the text to themselves. */
    private static Stream<String> joined(List<String> patterns, int base) {
        List<String> backwards = new ArrayList<>(patterns);
        Collections.reverse(backwards);
        return patterns.size() < 2
                ? Stream.of()
                : IntStream.range(base, base + MANY).boxed().flatMap(number -> Stream.of(patterns, backwards)
                        .map(order -> {
                            StringBuilder text = new StringBuilder();
                            order.forEach(each -> {
                                String part = PatternSample.of(each, number, number % 4);
                                text.append(part == null ? "" : part);
                            });
                            return text.toString();
                        }));
    }

    private static Stream<String> byPattern(String pattern, int base, int least, int most) {
        int[] stretches = {0, least, 1, Math.max(0, least - 1), least / 2, least / 3, 2, Math.min(most, 12), 5, 30};
        return IntStream.range(0, MANY * 2)
                .mapToObj(each -> PatternSample.of(
                        pattern, base == 0 ? each / stretches.length : base + each, stretches[each % stretches.length]))
                .flatMap(Stream::ofNullable);
    }

    private static String plain(String sample, int number, int least, int most) {
        StringBuilder text = new StringBuilder(number == 0 ? sample : sample + " " + number);
        while (text.codePointCount(0, text.length()) < least) {
            text.append(" sandbox");
        }
        int length = text.codePointCount(0, text.length());
        if (length <= most) {
            return text.toString();
        }
        if (number == 0) {
            return text.substring(0, text.offsetByCodePoints(0, most))
                                    .stripTrailing()
                                    .length()
                            < least
                    ? text.substring(0, text.offsetByCodePoints(0, most))
                    : text.substring(0, text.offsetByCodePoints(0, most)).stripTrailing();
        }
        StringBuilder letters = new StringBuilder();
        for (int left = number;
                letters.length() < most && (left > 0 || letters.length() < Math.max(1, least));
                left /= 26) {
            letters.append((char) ('a' + left % 26));
        }
        return letters.toString();
    }

    Stream<JsonNode> numbers(Facts facts, String property, boolean whole) {
        BigDecimal low =
                facts.numbers("minimum").stream().reduce(BigDecimal::max).orElse(null);
        BigDecimal above = facts.numbers("exclusiveMinimum").stream()
                .reduce(BigDecimal::max)
                .orElse(null);
        BigDecimal high =
                facts.numbers("maximum").stream().reduce(BigDecimal::min).orElse(null);
        BigDecimal below = facts.numbers("exclusiveMaximum").stream()
                .reduce(BigDecimal::min)
                .orElse(null);
        BigDecimal least = max(low, above);
        BigDecimal most = min(high, below);
        BigDecimal step = step(facts, whole);
        List<BigDecimal> first = new ArrayList<>();
        if (variant == 0) {
            hints.numbersFor(property).stream()
                    .filter(each -> !used.contains(each.stripTrailingZeros()))
                    .forEach(first::add);
            facts.suggestions().stream().filter(JsonNode::isNumber).forEach(each -> first.add(each.decimalValue()));
            if (least != null && low != null && least.compareTo(low) == 0) {
                first.add(least);
            }
            first.add(BigDecimal.ONE);
        }
        if (least != null && most != null) {
            first.add(least.add(most).divide(BigDecimal.valueOf(2)));
        }
        BigDecimal width = step == null ? BigDecimal.ONE : step;
        BigDecimal start = least != null ? least : most != null ? most : BigDecimal.ZERO;
        BigDecimal aligned = start.divide(width, 0, RoundingMode.FLOOR).multiply(width);
        int direction = least == null && most != null ? -1 : 1;
        int base = pick(1_000);
        Stream<BigDecimal> walk = IntStream.range(0, MANY)
                .mapToObj(each -> aligned.add(width.multiply(BigDecimal.valueOf((long) direction * each))));
        Stream<BigDecimal> far = IntStream.range(base, base + MANY)
                .mapToObj(each -> aligned.add(width.multiply(BigDecimal.valueOf((long) direction * each))));
        Stream<BigDecimal> between = least == null || most == null
                ? Stream.of()
                : IntStream.range(1, 101)
                        .mapToObj(each -> least.add(most.subtract(least)
                                .multiply(BigDecimal.valueOf((base + each) % 101))
                                .divide(BigDecimal.valueOf(101), 20, RoundingMode.HALF_EVEN)));
        return Stream.of(first.stream(), far, walk, between)
                .flatMap(each -> each)
                .map(Leaves::number);
    }

    private static JsonNode number(BigDecimal value) {
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (plain.scale() > 0) {
            return DecimalNode.valueOf(plain);
        }
        BigInteger integer = plain.toBigInteger();
        return integer.bitLength() < 32 ? IntNode.valueOf(integer.intValue()) : BigIntegerNode.valueOf(integer);
    }

    /** The least number of which all steps are divisors. */
    private static @Nullable BigDecimal step(Facts facts, boolean whole) {
        List<BigDecimal> steps = new ArrayList<>(facts.numbers("multipleOf"));
        steps.removeIf(each -> each.signum() <= 0);
        if (whole) {
            steps.add(BigDecimal.ONE);
        }
        BigDecimal common = null;
        for (BigDecimal each : steps) {
            common = common == null ? each : leastCommon(common, each);
        }
        return common;
    }

    private static BigDecimal leastCommon(BigDecimal left, BigDecimal right) {
        int scale = Math.max(0, Math.max(left.scale(), right.scale()));
        BigInteger a = left.movePointRight(scale).toBigIntegerExact();
        BigInteger b = right.movePointRight(scale).toBigIntegerExact();
        return new BigDecimal(a.divide(a.gcd(b)).multiply(b)).movePointLeft(scale);
    }

    private static @Nullable BigDecimal max(@Nullable BigDecimal left, @Nullable BigDecimal right) {
        return left == null ? right : right == null ? left : left.max(right);
    }

    private static @Nullable BigDecimal min(@Nullable BigDecimal left, @Nullable BigDecimal right) {
        return left == null ? right : right == null ? left : left.min(right);
    }
}
