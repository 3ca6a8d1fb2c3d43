using System.Reflection;
using System.Text;

namespace FinData.Architecture.Tests;

public sealed class WireTypeTests
{
    private const string Snapshot = "wire-types.txt";
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Types that silos of two versions exchange during an upgrade.</summary>
    public static TheoryData<string> SerializedTypes => [.. SerializedTypesOf(Product.Abstractions).Concat(SerializedTypesOf(Product.Grains)).Select(static type => type.FullName!)];

    [Theory]
    [MemberData(nameof(SerializedTypes))]
    public void SerializedType_HasAnAliasAndDenseIds(string name)
    {
        var type = Find(name);
        var ids = IdsOf(type).Select(static row => (int)row.Id).ToArray();

        Assert.NotNull(type.GetCustomAttribute<AliasAttribute>());
        Assert.Equal(Enumerable.Range(0, ids.Length), ids);
    }

    [Fact]
    public void Aliases_AreUsedOnce()
        => Assert.DoesNotContain(
            new[] { Product.Abstractions, Product.Grains }.SelectMany(SerializedTypesOf).GroupBy(static type => type.GetCustomAttribute<AliasAttribute>()?.Alias),
            static group => group.Count() > 1);

    [Fact]
    public void Abstractions_WireTypes_AreThoseOfTheSnapshot()
    {
        // A number that is taken away or given to something else breaks a silo that still runs the version before. Where the change is meant,
        // copy the file that a failure leaves beside this assembly; never reuse a number.
        var expected = File.ReadAllText(Path.Combine(Repository.Root, "tests", "FinData.Architecture.Tests", Snapshot));
        var actual = Describe();
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, Snapshot), actual);

        Assert.Equal(expected, actual, ignoreLineEndingDifferences: true);
    }

    private static string Describe()
    {
        var text = new StringBuilder();
        foreach (var type in SerializedTypesOf(Product.Abstractions).OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(type.GetCustomAttribute<AliasAttribute>()?.Alias).Append(' ').Append(type.FullName).Append('\n');
            foreach (var (id, member) in IdsOf(type))
            {
                text.Append("  ").Append(id).Append(' ').Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<Type> SerializedTypesOf(string project)
        => Product.Load(project).GetTypes().Where(static type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false));

    private static Type Find(string name) => Product.Load(Product.Abstractions).GetType(name) ?? Product.Load(Product.Grains).GetType(name, throwOnError: true)!;

    private static (uint Id, string Member)[] IdsOf(Type type)
        =>
        [
            .. type.GetMembers(Members)
                .Where(static member => member.IsDefined(typeof(IdAttribute)))
                .Select(static member => (member.GetCustomAttribute<IdAttribute>()!.Id, $"{member.Name}: {TypeName(member)}"))
                .OrderBy(static row => row.Id),
        ];

    private static string TypeName(MemberInfo member) => NameOf(member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType);

    private static string NameOf(Type type)
        => type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
}
