package org.palimpsest.web;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The sentences that the code of some modules says of what is wrong, read from their sources: what is given to the constructors and
 * methods in {@link #SAYING}. Where they are put together, what no source tells is {@value #ANYTHING}.
 */
final class SaidInCode {
    /** A number, a name, and the same in every language. */
    private static final String ANYTHING = "7";

    private static final int DEEPEST = 6;
    private static final int MOST_WAYS = 100;

    /** Which arguments are sentences, by the names of constructors and methods, and how many arguments they have. */
    private static final Map<String, Set<Integer>> SAYING = Map.ofEntries(
            Map.entry("Problem/2", Set.of(1)),
            Map.entry("Violation/3", Set.of(1, 2)),
            Map.entry("Refused/2", Set.of(1)),
            Map.entry("Refused/3", Set.of(1)),
            Map.entry("Withheld/2", Set.of(1)),
            Map.entry("Standing/3", Set.of(1)),
            Map.entry("granted/2", Set.of(1)),
            Map.entry("granted/3", Set.of(1)),
            Map.entry("Attribute/3", Set.of(1)),
            Map.entry("SentBody/4", Set.of(3)),
            Map.entry("malformed/3", Set.of(1, 2)),
            Map.entry("unknown/1", Set.of(0)),
            Map.entry("unauthenticated/2", Set.of(0)),
            Map.entry("add/3", Set.of(1, 2)),
            Map.entry("present/3", Set.of(2)),
            Map.entry("present/4", Set.of(2)),
            Map.entry("pattern/4", Set.of(3)),
            Map.entry("because/2", Set.of(0, 1)),
            Map.entry("invalid/2", Set.of(1)),
            Map.entry("invalid/3", Set.of(1, 2)),
            Map.entry("refused/1", Set.of(0)),
            Map.entry("away/1", Set.of(0)),
            Map.entry("notYet/2", Set.of(0)),
            Map.entry("suppressed/1", Set.of(0)),
            Map.entry("word/4", Set.of(2)),
            Map.entry("number/5", Set.of(4)),
            Map.entry("credit/4", Set.of(3)),
            Map.entry("wrong/2", Set.of(1)),
            Map.entry("said/1", Set.of(0)));

    /** To a list of them. */
    private static final Set<String> GATHERED = Set.of("wrong", "violations", "found", "missing");

    private final Map<String, ExpressionTree> constants = new LinkedHashMap<>();
    private final Map<String, String> said = new LinkedHashMap<>();

    private SaidInCode() {}

    /** By the sentences, where they stand. */
    static Map<String, String> of(List<Path> modules) throws IOException {
        var reading = new SaidInCode();
        var files = new ArrayList<Path>();
        for (var module : modules) {
            try (var below = Files.walk(module.resolve("src/main/java"))) {
                below.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            var units = new ArrayList<CompilationUnitTree>();
            task.parse().forEach(units::add);
            units.forEach(reading::constants);
            units.forEach(unit -> reading.new Unit(unit).read());
        }
        return reading.said;
    }

    private void constants(CompilationUnitTree unit) {
        new TreeScanner<@Nullable Void, String>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, String around) {
                return super.visitClass(type, type.getSimpleName().toString());
            }

            @Override
            public @Nullable Void visitVariable(VariableTree variable, String around) {
                if (variable.getInitializer() != null && variable.getType() != null && variable.getType().toString().equals("String")) {
                    constants.putIfAbsent(around + "." + variable.getName(), variable.getInitializer());
                }
                return super.visitVariable(variable, around);
            }
        }.scan(unit, "");
    }

    /** One file. */
    private final class Unit {
        private final CompilationUnitTree unit;
        private final Map<String, List<ExpressionTree>> variables = new LinkedHashMap<>();
        private final Map<String, List<ExpressionTree>> methods = new LinkedHashMap<>();

        Unit(CompilationUnitTree unit) {
            this.unit = unit;
        }

        void read() {
            new TreeScanner<@Nullable Void, String>() {
                @Override
                public @Nullable Void visitMethod(MethodTree method, String around) {
                    return super.visitMethod(method, method.getName() + "/" + method.getParameters().size());
                }

                @Override
                public @Nullable Void visitReturn(ReturnTree answer, String around) {
                    if (answer.getExpression() != null) {
                        methods.computeIfAbsent(around, _ -> new ArrayList<>()).add(answer.getExpression());
                    }
                    return super.visitReturn(answer, around);
                }

                @Override
                public @Nullable Void visitVariable(VariableTree variable, String around) {
                    if (variable.getInitializer() != null) {
                        variables.computeIfAbsent(variable.getName().toString(), _ -> new ArrayList<>()).add(variable.getInitializer());
                    }
                    return super.visitVariable(variable, around);
                }
            }.scan(unit, "");
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
                    take(name(made.getIdentifier()), made.getArguments());
                    return super.visitNewClass(made, null);
                }

                @Override
                public @Nullable Void visitMethodInvocation(MethodInvocationTree called, @Nullable Void nothing) {
                    var what = called.getMethodSelect();
                    if (name(what).equals("add") && called.getArguments().size() == 1
                            && what instanceof MemberSelectTree of && GATHERED.contains(name(of.getExpression()))) {
                        tell(called.getArguments().getFirst());
                    }
                    take(name(what), called.getArguments());
                    return super.visitMethodInvocation(called, null);
                }
            }.scan(unit, null);
        }

        private void take(String name, List<? extends ExpressionTree> arguments) {
            SAYING.getOrDefault(name + "/" + arguments.size(), Set.of()).forEach(i -> tell(arguments.get(i)));
        }

        private void tell(ExpressionTree sentence) {
            ways(sentence, 0).forEach(way -> said.putIfAbsent(way, unit.getSourceFile().getName()));
        }

        /** All that the expression may say, as far as the source tells. */
        private Set<String> ways(@Nullable ExpressionTree expression, int depth) {
            if (depth > DEEPEST) {
                return Set.of(ANYTHING);
            }
            return switch (expression) {
                case LiteralTree literal -> Set.of(literal.getValue() instanceof String text ? text : ANYTHING);
                case ParenthesizedTree inner -> ways(inner.getExpression(), depth);
                case ConditionalExpressionTree choice -> all(Stream.of(choice.getTrueExpression(), choice.getFalseExpression()), depth);
                case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS ->
                    ways(sum.getLeftOperand(), depth).stream()
                            .flatMap(left -> ways(sum.getRightOperand(), depth).stream().map(left::concat))
                            .limit(MOST_WAYS)
                            .collect(Collectors.toCollection(TreeSet::new));
                case IdentifierTree name -> all(variables.getOrDefault(name(name), List.of()).stream(), depth);
                case MemberSelectTree name -> all(Stream.ofNullable(constants.get(name(name.getExpression()) + "." + name(name))), depth);
                case MethodInvocationTree called ->
                    all(answers(name(called.getMethodSelect()), called.getArguments().size()), depth);
                case null, default -> Set.of(ANYTHING);
            };
        }

        private Stream<ExpressionTree> answers(String method, int parameters) {
            return methods.getOrDefault(method + "/" + parameters, List.of()).stream();
        }

        private Set<String> all(Stream<ExpressionTree> expressions, int depth) {
            var ways = expressions.flatMap(one -> ways(one, depth + 1).stream()).collect(Collectors.toCollection(TreeSet::new));
            return ways.isEmpty() ? Set.of(ANYTHING) : ways;
        }
    }

    private static String name(Tree tree) {
        return switch (tree) {
            case IdentifierTree identifier -> identifier.getName().toString();
            case MemberSelectTree selected -> selected.getIdentifier().toString();
            default -> tree.toString().replaceFirst("<.*", "");
        };
    }
}
